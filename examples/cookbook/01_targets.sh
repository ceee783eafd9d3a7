# All targets of a report: what is to be reached, in which direction, how much.
tiaoli targets --format tsv --columns indicator,direction,comparator,value,unit "$1"
