# All deadlines of a plan, the earliest first.
tiaoli directives --format tsv --columns date,deadline,text "$1" |
    grep '^[0-9]' | LC_ALL=C sort -s -k 1,1
