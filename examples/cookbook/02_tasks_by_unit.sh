# The tasks of a plan by responsible unit, as CSV (任务分解表).
tiaoli directives --by-unit --format csv --columns unit,unit_role,text,deadline "$1" | {
    read -r head
    printf '%s\n' "$head"
    LC_ALL=C sort -s -t , -k 1,1
}
