# Where the directives stand, as C, Python and a web page (JavaScript) count.
for unit in bytes code-points utf16; do
    tiaoli directives --offsets $unit --format tsv --columns start,end,text "$1" |
        sed "1d; s/^/$unit	/"
done
