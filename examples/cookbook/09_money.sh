# All amounts of money in yuan, exact: 386.5亿元 is 38650000000.
tiaoli quantities --kind money --format tsv --columns value,unit,text "$1" |
    awk -F '\t' -v OFS='\t' '$2 == "元" {print $1, $3}'
