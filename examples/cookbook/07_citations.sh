# The text of a provision, and where the references of a law lead.
tiaoli find "$2" "$1"
tiaoli references --format tsv "$1" |
    awk -F '\t' -v OFS='\t' '$5 == "inside" || $5 == "outside" {print $4, $6}'
