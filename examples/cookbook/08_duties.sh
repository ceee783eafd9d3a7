# How often two laws oblige (应当), allow (可以) and forbid (不得).
tiaoli directives --format tsv --columns document,force "$1" "$2" |
    awk -F '\t' -v OFS='\t' -v a="$1" -v b="$2" '
        {count[$1, $2]++}
        END {
            print "应当", count[a, "obligation"] + 0, count[b, "obligation"] + 0
            print "可以", count[a, "permission"] + 0, count[b, "permission"] + 0
            print "不得", count[a, "prohibition"] + 0, count[b, "prohibition"] + 0
        }'
