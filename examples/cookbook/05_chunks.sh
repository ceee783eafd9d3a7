# Each paragraph with the headings above it: what a search index takes (RAG).
tiaoli chunks --kind paragraph --format tsv --columns path,text "$1"
