# The slogans of each year: the speeches of a folder are named after their years.
for file; do
    tiaoli slogans --format tsv --sort first "$file" |
        awk -F '\t' -v OFS='\t' -v year="$(basename "$file" .txt)" 'NR > 1 {print year, $2, $1}'
done
