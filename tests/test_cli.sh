#!/bin/sh
# The command as a program: what it prints, where, and with which exit status.
#     test_cli.sh COMMAND FIXTURES
set -u
tiaoli=$1 fixtures=$2
. "$(dirname "$0")/checks.sh"

# expect STATUS ARGUMENT...: runs the command on $scratch/in
: >"$scratch/in"
expect() {
    wanted=$1
    shift
    "$tiaoli" "$@" <"$scratch/in" >"$scratch/out" 2>"$scratch/err"
    status=$?
    [ "$status" -eq "$wanted" ] || {
        fail "tiaoli $*: exit status $status instead of $wanted"
        cat "$scratch/err"
    }
    if grep -E 'AddressSanitizer|LeakSanitizer|runtime error:' "$scratch/err"; then
        fail "tiaoli $*: a sanitizer reports"
    fi
}
out_has() { grep -q -e "$1" "$scratch/out" || fail "no '$1' on standard output: $(head -c 300 "$scratch/out")"; }
err_has() { grep -q -e "$1" "$scratch/err" || fail "no '$1' on standard error: $(head -c 300 "$scratch/err")"; }
out_empty() { [ ! -s "$scratch/out" ] || fail "output where none was expected"; }
err_empty() { [ ! -s "$scratch/err" ] || fail "complaint: $(head -c 300 "$scratch/err")"; }

# --- usage -----------------------------------------------------------------------
expect 0 --version
out_has '^tiaoli [0-9]*\.[0-9]*\.[0-9]* '
expect 0 --help
out_has '^usage:'
err_empty
expect 2
out_empty
expect 2 nonsense
err_has 'nonsense'
expect 2 parse --nonsense
expect 2 parse --genre nonsense
err_has 'nonsense'
for date in 2026-02-29 20260305 2026-3-5 2026-03-05x 0000-00-00 x ''; do
    expect 2 parse --reference-date "$date"
    err_has 'no day of the form'
done
expect 2 jsonl some-file
out_empty

# --- parse --------------------------------------------------------------------------
expect 0 parse "$fixtures/speech.txt"
err_empty
out_has '^{.*"schema": *1'
[ "$(wc -l <"$scratch/out")" -eq 1 ] || fail "one document is one line"
cp "$scratch/out" "$scratch/speech.json"

cp "$fixtures/speech.txt" "$scratch/in"
expect 0 parse
cmp -s "$scratch/out" "$scratch/speech.json" || fail "standard input gives another document"
expect 0 parse -
cmp -s "$scratch/out" "$scratch/speech.json" || fail "'-' gives another document"
expect 0 parse --pretty "$fixtures/speech.txt"
[ "$(wc -l <"$scratch/out")" -gt 10 ] || fail "--pretty is not"
expect 0 parse "$fixtures/speech.txt" "$fixtures/speech.txt"
[ "$(wc -l <"$scratch/out")" -eq 2 ] || fail "two files are two lines"
expect 0 parse --genre law "$fixtures/speech.txt"
out_has '"genre": *"law"'
printf '今年完成。\n' >"$scratch/in"
expect 0 parse --reference-date 2026-03-05
out_has '"text":"今年","kind":"relative","value":"2026"'
expect 0 parse
out_has '"text":"今年","kind":"relative","value":null'
printf '{"text":"昨天完成。"}\n' >"$scratch/in"
expect 0 jsonl --reference-date 2026-03-01
out_has '"value":"2026-02-28"'

# --- a word list ---------------------------------------------------------------------
printf '一、擘画数字底座。\n' >"$scratch/in"
printf '\357\273\277# 词\r\n\r\n擘画\tclause.verb\r\n' >"$scratch/words.tsv"
expect 0 parse
out_has '"directives":\[\]'
expect 0 parse --lexicon "$scratch/words.tsv"
out_has '"force":"obligation"'
expect 0 outline --directives --lexicon "$scratch/words.tsv"
out_has '擘画 *数字底座'
printf '{"id":1,"text":"一、擘画数字底座。"}\n{"id":2,"text":"二、擘画。"}\n' >"$scratch/in"
expect 0 jsonl --lexicon "$scratch/words.tsv"
[ "$(grep -c '"force":"obligation"' "$scratch/out")" -eq 2 ] || fail "jsonl without its words"
printf '擘画\tverb\n数字\tclause.vreb\n' >"$scratch/words.tsv"
expect 2 parse --lexicon "$scratch/words.tsv" "$fixtures/speech.txt"
err_has "words.tsv:2: unknown class: clause.vreb\$"
out_empty
printf '擘画\n' >"$scratch/words.tsv"
expect 2 jsonl --lexicon "$scratch/words.tsv"
err_has "words.tsv:1: no class"
expect 2 parse --lexicon "$scratch/no such file"
err_has 'no such file'
expect 2 parse --lexicon "$scratch/words.tsv" --lexicon "$scratch/words.tsv"
err_has 'more than one'

expect 1 parse "$scratch/no such file"
err_has 'no such file'
out_empty
expect 1 parse "$scratch/no such file" "$fixtures/speech.txt"
[ "$(wc -l <"$scratch/out")" -eq 1 ] || fail "a file that fails must not stop the next"
expect 1 parse "$scratch"
out_empty

printf '\344\270\200\343\200\201\377' >"$scratch/bad.txt"
expect 1 parse "$scratch/bad.txt"
err_has 'byte 6'
expect 0 parse --replace "$scratch/bad.txt"
out_has 'replaced-utf8'
# 一、加强领导。 in GB18030
printf '\322\273\241\242\274\323\307\277\301\354\265\274\241\243\n' >"$scratch/gb.txt"
expect 1 parse "$scratch/gb.txt"
expect 0 parse --encoding gb18030 "$scratch/gb.txt"
out_has '一、'
expect 2 parse --encoding no-such-encoding "$scratch/gb.txt"
out_empty

: >"$scratch/empty.txt"
expect 0 parse "$scratch/empty.txt"
out_has '"bytes": *0'

# --- outline --------------------------------------------------------------------------
expect 0 outline --all "$fixtures/speech.txt"
err_empty
out_has '深化思想引导和政治引领'
out_has '五学联动'
expect 0 outline "$scratch/empty.txt"
printf '关于推广Open\nSource软件的通知\n各单位：\n第一章\n总则\n要推广。\n' >"$scratch/two_lines.txt"
expect 0 outline "$scratch/two_lines.txt"
out_has '关于推广Open Source软件的通知'
out_has '─ 第一章总则'

# --- chunks ---------------------------------------------------------------------------
cat >"$scratch/in" <<'END'
某某市人民政府办公室
关于节水工作的通知

第一章 总则
第一条　各单位应当做到：
（一）及时"报告"；
第二章 罚则
END
expect 0 chunks
err_empty
cat >"$scratch/expected" <<'END'
{"file":"-","node":1,"kind":"title","start":0,"end":58,"title":"某某市人民政府办公室关于节水工作的通知","path":[],"text":"某某市人民政府办公室\n关于节水工作的通知"}
{"file":"-","node":9,"kind":"paragraph","start":77,"end":113,"title":"某某市人民政府办公室关于节水工作的通知","path":["第一章 总则","第一条"],"text":"第一条　各单位应当做到："}
{"file":"-","node":13,"kind":"paragraph","start":114,"end":140,"title":"某某市人民政府办公室关于节水工作的通知","path":["第一章 总则","第一条","（一）"],"text":"（一）及时\"报告\"；"}
{"file":"-","node":17,"kind":"heading","start":141,"end":157,"title":"某某市人民政府办公室关于节水工作的通知","path":["第二章 罚则"],"text":"第二章 罚则"}
END
diff "$scratch/expected" "$scratch/out" || fail "chunks are not as expected"
expect 0 chunks "$scratch/in" "$fixtures/speech.txt"
[ "$(grep -c "^{\"file\":\"$scratch/in\"" "$scratch/out")" -eq 4 ] || fail "chunks of two files"
expect 1 chunks "$scratch/bad.txt"
expect 0 chunks --replace "$scratch/bad.txt"
out_has '"text":"一、�"'
expect 0 chunks "$scratch/empty.txt"
out_empty
yes 关于节水工作的通知 | head -n 200 >"$scratch/in"
expect 0 chunks
[ "$(grep -o '"title":"[^"]*"' "$scratch/out" | wc -c)" -lt 1100 ] || fail "a title without end"
printf '{"id":1,"text":"一、加强领导。要快。"}\n{"id":2}\n{"id":3,"text":""}\n' >"$scratch/in"
expect 1 jsonl --chunks
cat >"$scratch/expected" <<'END'
{"id":1,"chunks":[{"node":5,"kind":"paragraph","start":21,"end":30,"title":null,"path":["一、加强领导"],"text":"要快。"}]}
{"id":2,"error":{"code":"argument","message":"no string \"text\" in the line","offset":0}}
{"id":3,"chunks":[]}
END
diff "$scratch/expected" "$scratch/out" || fail "chunks of lines are not as expected"
printf '{"id":1,"text":"一、加强领导。\\n要快。\\n要准。"}\n' >"$scratch/in"
expect 0 jsonl --chunks
out_has '要快。"},{"node"'

# --- slogans ---------------------------------------------------------------------------
printf '坚决做到“两个维护”，落实“放管服”。' >"$scratch/one.txt"
printf '坚决做到「兩個維護」，做到“两个\n维护”。' >"$scratch/two.txt"
expect 0 slogans "$scratch/one.txt" "$scratch/two.txt"
err_empty
sed -n 2p "$scratch/out" | grep -q '^ *3 *2 *两个维护 *counted$' || fail "the table of slogans"
[ "$(wc -l <"$scratch/out")" -eq 3 ] || fail "one row for each slogan"
expect 0 slogans --format tsv --sort first "$scratch/one.txt" "$scratch/two.txt"
sed -n 2p "$scratch/out" | grep -q "^两个维护	3	2	counted	$scratch/one.txt	12	30\$" || fail "the TSV of slogans"
expect 0 slogans --format tsv --sort first "$scratch/two.txt" "$scratch/one.txt"
sed -n 2p "$scratch/out" | grep -q "^两个维护	3	2	counted	$scratch/two.txt	12	30\$" || fail "the first file comes first"
expect 0 slogans --format json "$scratch/one.txt"
sed -n 2p "$scratch/out" | grep -q '^{"slogan":"放管服","count":1,"files":1,"kinds":\["term"\],"occurrences":\[{"file":' ||
    fail "the JSON of slogans"
expect 1 slogans "$scratch/one.txt" "$scratch/no such file"
out_has '两个维护'
expect 2 slogans --format nonsense "$scratch/one.txt"
expect 2 slogans --sort nonsense "$scratch/one.txt"
out_empty

# --- references, find --------------------------------------------------------------------
printf '节水条例\n\n第一章　总则\n\n第一条　单位应当装表。\n\n第二条　违反第一条和\n刑法第十条的，处罚。\n' >"$scratch/law.txt"
expect 0 references "$scratch/law.txt"
err_empty
sed -n 1p "$scratch/out" | grep -q '^provision  *第一条  *#第一条  *第一章 总则 > 第二条$' ||
    fail "the table of references"
expect 0 references "$scratch/law.txt" "$scratch/law.txt"
[ "$(grep -c "^==> $scratch/law.txt <==\$" "$scratch/out")" -eq 2 ] || fail "two tables of references"
expect 0 references --format tsv "$scratch/law.txt" "$scratch/law.txt"
[ "$(grep -c '^file	path	kind	text	target	leads_to	target_path	start	end	target_start	target_end$' "$scratch/out")" -eq 1 ] ||
    fail "one head of the TSV of references"
sed -n 2p "$scratch/out" | grep -q "^$scratch/law.txt	第一章 总则 > 第二条	provision	第一条	inside	#第一条	第一章 总则 > 第一条	87	96	34	67\$" ||
    fail "the TSV of references"
sed -n 3p "$scratch/out" | grep -q '	第十条	outside	刑法#第十条		106	115		$' || fail "a reference to another law"
expect 0 references --format json "$scratch/law.txt"
sed -n 1p "$scratch/out" | grep -q '"kind":"provision","text":"第一条","target":"inside","leads_to":"#第一条","place":{"path":"第一章 总则 > 第一条","start":34,"end":67},"start":87,"end":96}$' ||
    fail "the JSON of references"
expect 0 find 第一条 "$scratch/law.txt"
printf '第一条　单位应当装表。\n' | diff - "$scratch/out" || fail "the text of a provision"
expect 1 find 第三条 "$scratch/law.txt"
err_has 'no such provision'
out_empty
expect 2 find
expect 2 find 第一条和 "$scratch/law.txt"
out_empty

# --- directives, targets -----------------------------------------------------------------
cat >"$scratch/plan.txt" <<'END'
各乡镇人民政府：
一、主要任务
县教育局要在2025年底前新建学校5所，不得挪用资金。（县教育局牵头，县财政局配合）
力争就业率提高3个百分点，失业率控制在5%以内。
改造老旧小区18个。
END
expect 0 directives --genre notice "$scratch/plan.txt"
err_empty
sed -n 1p "$scratch/out" | grep -q '^actor  *force  *action  *object  *deadline  *units$' ||
    fail "the head of directives"
sed -n 2p "$scratch/out" | grep -q '^县教育局  *obligation  *新建  *学校5所  *2025年底前  *lead:县教育' ||
    fail "a row of directives"
expect 0 directives --genre notice --format tsv "$scratch/plan.txt" "$scratch/plan.txt"
[ "$(grep -c '^document	path	actor	force	strength	action	object	deadline	date	units	rule	start	end	text$' "$scratch/out")" -eq 1 ] ||
    fail "one head of the TSV of directives"
sed -n 2p "$scratch/out" | grep -q "^$scratch/plan.txt	一、主要任务	县教育局	obligation	normal	新建	学校5所	2025年底前	2025	lead:县教育局; support:县财政局	D1	44	91	县教育局要在2025年底前新建学校5所\$" ||
    fail "the TSV of directives"
expect 0 directives --genre notice --format json "$scratch/plan.txt"
sed -n 2p "$scratch/out" | grep -q '"actor":"县教育局","force":"prohibition",.*"deadline":null,.*"rule":"D1","start":94,"end":112,"text":"不得挪用资金"}$' ||
    fail "the JSON of directives"
directives() {
    expect 0 directives --genre notice --format tsv "$@" "$scratch/plan.txt"
    rows=$(wc -l <"$scratch/out")
}
directives
all=$rows
[ "$all" -ge 5 ] || fail "all directives"
directives --force prohibition
[ "$rows" -eq 2 ] || fail "directives by force"
directives --actor 教育
[ "$rows" -eq 3 ] || fail "directives by actor"
directives --unit 财政
[ "$rows" -eq 3 ] || fail "directives by unit"
directives --unit 卫生
[ "$rows" -eq 1 ] || fail "directives of no unit"
directives --cues-only
[ "$rows" -lt "$all" ] || fail "directives with a cue only"
expect 2 directives --force nonsense "$scratch/plan.txt"
err_has 'unknown force: nonsense'
expect 0 targets --genre notice "$scratch/plan.txt"
sed -n 4p "$scratch/out" | grep -q '^失业率  *level  *at_most  *\.\.5  *%  *strive$' || fail "a row of targets"
expect 0 targets --genre notice --format tsv "$scratch/plan.txt"
sed -n 3p "$scratch/out" | grep -q '	就业率	increase	by	equal	3	个百分点	strive			T1	[0-9]*	[0-9]*	就业率提高3个百分点$' ||
    fail "the TSV of targets"
expect 0 targets --genre notice --format json --unit 所 "$scratch/plan.txt"
[ "$(wc -l <"$scratch/out")" -eq 1 ] || fail "targets by unit"
out_has '"indicator":"新建学校","direction":"level","change":"at","comparator":"equal","value":"5","unit":"所","tone":"none","deadline":"2025年底前"'

# a row for each unit, of chosen columns
expect 0 directives --by-unit --genre notice --format tsv --columns unit_role,unit,text "$scratch/plan.txt"
cat >"$scratch/expected" <<'END'
unit_role	unit	text
lead	县教育局	县教育局要在2025年底前新建学校5所
support	县财政局	县教育局要在2025年底前新建学校5所
lead	县教育局	不得挪用资金
support	县财政局	不得挪用资金
END
diff "$scratch/expected" "$scratch/out" || fail "rows by unit"
expect 0 directives --by-unit --genre notice --format json --unit 财政 "$scratch/plan.txt"
[ "$(grep -c '"text":"[^"]*","unit":"县财政局","unit_role":"support"}$' "$scratch/out")" -eq 2 ] || fail "rows of one unit"
{
    printf '一、任务\n各乡镇要完善'
    yes 制度、 | head -n 500 | tr -d '\n'
    printf '制度。（'
    for i in 1 2 3 4 5 6 7 8 9; do printf '县%d教育局、县%d财政局、县%d民政局、县%d水务局、' $i $i $i $i; done
    printf '县卫生局牵头）\n'
} >"$scratch/in"
expect 0 directives --by-unit --genre notice --format tsv
[ "$(wc -l <"$scratch/out")" -eq 38 ] || fail "a row for each of many units"
[ "$(awk '{if (length($0) > most) most = length($0)} END {print most}' "$scratch/out")" -lt 3200 ] ||
    fail "long cells in a row for each unit"
out_has '…	.*	lead:县9水务局	.*…	县9水务局	lead$'
expect 0 targets --genre notice --columns unit,rule,value "$scratch/plan.txt"
sed -n 1,2p "$scratch/out" | tr -s ' ' | tr '\n' '|' | grep -q '^unit rule value|所 T4 5|$' || fail "chosen columns for people"
for wrong in '' ',' 'unit,' nonsense text,nonsense unit; do
    expect 2 directives --columns "$wrong" "$scratch/plan.txt"
    err_has 'unknown column'
    out_empty
done
all_columns=$(printf 'text,%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16)
expect 0 directives --columns "${all_columns%,}" "$scratch/plan.txt"
expect 2 directives --columns "${all_columns}text" "$scratch/plan.txt"
expect 2 parse --columns text "$scratch/plan.txt"
expect 2 jsonl --columns text
expect 2 chunks --columns text "$scratch/plan.txt"
expect 2 targets --by-unit "$scratch/plan.txt"
expect 0 chunks --format tsv --kind paragraph --columns node,path,text "$scratch/plan.txt"
sed -n 3p "$scratch/out" | grep -q '^[0-9]*	一、主要任务	力争就业率' || fail "the TSV of chunks"
expect 0 chunks --kind salutation "$scratch/plan.txt"
out_has '^{"file":"[^"]*","node":1,"kind":"salutation",'
[ "$(wc -l <"$scratch/out")" -eq 1 ] || fail "chunks by kind"
expect 2 chunks --kind money "$scratch/plan.txt"
expect 2 slogans --kind term "$scratch/plan.txt"

# --- quantities, offsets -----------------------------------------------------------------
printf '\360\237\230\200投入3.5万元以上，约5吨。' >"$scratch/in"
expect 0 quantities --format tsv
cat >"$scratch/expected" <<'END'
document	path	text	kind	value	unit	bound	approximate	rule	start	end
-		3.5万元以上	money	35000..	元	at_least	false	quantity.bound	10	25
-		5吨	measure	5	吨		true	quantity.unit	31	35
END
diff "$scratch/expected" "$scratch/out" || fail "the TSV of quantities"
expect 0 quantities --kind money --format json
out_has '^{"document":"-","path":null,"text":"3.5万元以上","kind":"money","value":"35000..","unit":"元","bound":"at_least","approximate":false,"rule":"quantity.bound","start":10,"end":25}$'
[ "$(wc -l <"$scratch/out")" -eq 1 ] || fail "quantities by kind"
expect 0 quantities --unit 吨
sed -n 2p "$scratch/out" | grep -q '^5吨  *measure  *5  *吨$' || fail "a row of quantities"
expect 2 quantities --kind nonsense
offsets() {
    expect 0 quantities --format tsv --columns start,end --offsets "$1"
    [ "$(sed -n 3p "$scratch/out")" = "$2" ] || fail "offsets in $1"
}
offsets bytes '31	35'
offsets code-points '12	14'
offsets utf16 '13	15'
for command in references slogans chunks; do
    printf '\360\237\230\200违反第三条和“两个维护”。' >"$scratch/in"
    expect 0 $command --format json --offsets utf16
    case $command in
        references) out_has '"start":4,"end":7}' ;;
        slogans) out_has '"start":8,"end":14}' ;;
        chunks) out_has '"start":0,"end":15,' ;;
    esac
done
expect 0 references --format tsv --offsets code-points
out_has '	3	6		$'
expect 2 parse --offsets utf16
expect 2 jsonl --offsets utf16
expect 2 slogans --offsets nonsense

# CSV: CRLF, quotes, no formulas; with a byte order mark or without
printf '必须落实"一二"。\n必须实施=1+1。\n必须降低-9。\n' >"$scratch/=a,b.txt"
top=$PWD
case $tiaoli in /*) command=$tiaoli ;; *) command=$top/$tiaoli ;; esac
(cd "$scratch" && "$command" directives --format csv --genre notice '=a,b.txt') >"$scratch/out"
cr=$(printf '\r')
[ "$(grep -c "$cr\$" "$scratch/out")" -eq 4 ] || fail "four lines of CSV that end in CRLF"
sed -n 1p "$scratch/out" | grep -q '^document,path,actor,' || fail "the head of CSV"
sed -n 2p "$scratch/out" | grep -q "^\"'=a,b.txt\",,,obligation,strong,落实,\"\"\"一二\"\"\",,,,D1,0,20,\"必须落实\"\"一二\"\"\"$cr\$" ||
    fail "cells of CSV"
sed -n 3p "$scratch/out" | grep -q ",实施,\"'=1+1\"," || fail "a formula in CSV"
sed -n 4p "$scratch/out" | grep -q ',降低,-9,' || fail "a number in CSV"
expect 0 directives --format csv --bom "$scratch/plan.txt"
[ "$(head -c 11 "$scratch/out")" = "$(printf '\357\273\277document')" ] || fail "a byte order mark"
expect 2 slogans --format csv "$scratch/plan.txt"
err_has 'CSV is not for slogans'
out_empty

# --- what acts upon a terminal or a spreadsheet ------------------------------------------
printf '第一条\033[31m各部门要学\302\233 31m习“五学\302\233 32m联动”\177机制，达到5%%。\n见《甲\302\2332J》。\n' >"$scratch/escapes.txt"
controls() { LC_ALL=C tr -d '\t\n\r' <"$scratch/$1" | LC_ALL=C grep -q "[[:cntrl:]]\|$(printf '\302[\200-\237]')"; }
for command in parse 'outline --all' chunks directives targets quantities slogans references \
    'directives --format csv' 'quantities --format tsv' 'references --format tsv' \
    'slogans --format tsv' 'directives --format json' 'references --format json' 'slogans --format json'; do
    # shellcheck disable=SC2086
    expect 0 $command "$scratch/escapes.txt"
    controls out && fail "$command hands control characters on"
done
expect 0 find 第一条 "$scratch/escapes.txt"
controls out || fail "find gives the text as it is"
if command -v script >/dev/null; then
    script -qec "'$tiaoli' find 第一条 '$scratch/escapes.txt'" /dev/null >"$scratch/out"
    out_has '第一条?\[31m各部门要学? 31m习'
    controls out && fail "find hands control characters to a terminal"
fi
name=$(printf 'a\tb\033[31m\302\2332J')
cp "$scratch/law.txt" "$scratch/$name"
expect 1 references "$scratch/$name" "$scratch/$name.no"
controls out && fail "names of files act upon a terminal"
err_has 'a?b?\[31m?2J\.no: '
controls err && fail "messages act upon a terminal"
for command in references directives; do
    expect 0 $command --format tsv "$scratch/$name"
    [ "$(awk -F '\t' '{ print NF }' "$scratch/out" | sort -u | wc -l)" -eq 1 ] || fail "a tab in a name is a column"
done
cp "$scratch/two.txt" "$scratch/$name"
expect 0 slogans --format tsv "$scratch/$name"
[ "$(awk -F '\t' '{ print NF }' "$scratch/out" | sort -u)" = 7 ] || fail "a tab in a name is a column of slogans"
printf '必须实施＝1+1。\n' >"$scratch/wide.txt"
expect 0 directives --format csv --genre notice "$scratch/wide.txt"
out_has ",实施,\"'＝1+1\","
truncate -s 67108866 "$scratch/long.txt"
expect 1 parse --encoding utf-16 "$scratch/long.txt"
err_has 'long.txt: .*limit.* at byte 67108864'
rm "$scratch/long.txt"

# --- jsonl -----------------------------------------------------------------------------
cat >"$scratch/in" <<'END'
{"id":1,"text":"一、加强领导。"}
{"id":"b","text":"各部门要落实。"}

{"id":3}
not json
{"id":{"x":[1]},"text":"一"}
{"id":6,"text":"最后一行"}
END
expect 1 jsonl
[ "$(wc -l <"$scratch/out")" -eq 6 ] || fail "one line out for each line in"
sed -n 1p "$scratch/out" | grep -q '^{"id":1,"document":{' || fail "line 1 of jsonl"
sed -n 2p "$scratch/out" | grep -q '^{"id":"b","document":{' || fail "line 2 of jsonl"
sed -n 3p "$scratch/out" | grep -q '^{"id":3,"error":{"code":' || fail "line 3 of jsonl"
sed -n 4p "$scratch/out" | grep -q '"error":{"code":' || fail "line 4 of jsonl"
sed -n 6p "$scratch/out" | grep -q '^{"id":6,"document":{' || fail "line 6 of jsonl"
printf '{"id":1,"text":"\\u4e00\\u3001\\u5b66\\ud83d\\ude00"}' >"$scratch/in"
expect 0 jsonl
out_has '^{"id":1,"document":{'
: >"$scratch/in"
expect 0 jsonl
out_empty

# --- output that cannot be written ------------------------------------------------------
if [ -w /dev/full ]; then
    "$tiaoli" parse "$fixtures/speech.txt" >/dev/full 2>"$scratch/err"
    [ $? -eq 1 ] || fail "a full disk must give exit status 1"
    err_has .
fi

[ "$failures" -eq 0 ] && echo "all good"
[ "$failures" -eq 0 ]
