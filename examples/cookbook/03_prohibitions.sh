# What a law forbids, and where.
tiaoli directives --force prohibition --format tsv --columns path,text "$1"
