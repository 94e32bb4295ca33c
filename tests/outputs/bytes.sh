#!/bin/sh
# Charts are the same bytes wherever they are drawn: in another locale and time zone, from
# another folder, on one processor, without a font or a home; PNG and PDF, which are set by
# the fonts that are there, where these are the same.
# Usage: O=build/release tests/outputs/bytes.sh
. "$(dirname "$0")/../lib.sh"
suite=bytes
cd "$work" || exit 2
cp -R "$root/data/example-town" "$root/data/sydostra-sjukvardsregionen" .
mkdir -p here elsewhere/deep elsewhere/fonts
cat >elsewhere/fonts.conf <<'END'
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/nonexistent</dir></fontconfig>
END
# Turkish has letters that change with case, and a comma in numbers.
mkdir locales
localedef -i tr_TR -f UTF-8 "$work/locales/tr_TR.UTF-8" >/dev/null 2>&1 ||
	echo "bytes: no Turkish locale can be made here: tried with C.UTF-8"
locale=C.UTF-8
test ! -d locales/tr_TR.UTF-8 || locale=tr_TR.UTF-8

abroad() { # COMMAND…: as on a machine that differs in everything but the libraries
	env -i PATH="$PATH" LOCPATH="$work/locales" LC_ALL="$locale" LANGUAGE=tr \
		TZ=Pacific/Kiritimati COLUMNS=20 TERM=dumb HOME=/nonexistent \
		ASAN_OPTIONS="$ASAN_OPTIONS" UBSAN_OPTIONS="$UBSAN_OPTIONS" \
		LSAN_OPTIONS="$LSAN_OPTIONS" "$@"
}
one=
! taskset -c 0 true 2>/dev/null || one='taskset -c 0'

same() { # NAME SUFFIX FONTS OPTION…
	wanted "bytes/$1.$2" || return 0
	name=$1.$2
	suffix=$2
	fonts=$3
	organisation=$1
	shift 3
	why=
	"$orgraph" draw -q "$@" -o "here/chart.$suffix" "$organisation" || why="it does not draw"
	# shellcheck disable=SC2086 # $one is two words or none
	(cd elsewhere/deep && abroad env ${fonts:+"$fonts"} $one "$orgraph" draw -q "$@" \
		-o "../chart.$suffix" "../../$organisation") || why="it does not draw elsewhere"
	cmp "here/chart.$suffix" "elsewhere/chart.$suffix" >said 2>&1 || why=$(cat said)
	verdict "$name"
}

for suffix in svg md html dot; do
	for organisation in example-town sydostra-sjukvardsregionen; do
		same "$organisation" "$suffix" "FONTCONFIG_FILE=$work/elsewhere/fonts.conf" \
			--findings --show all
	done
done
for suffix in png pdf; do
	same example-town "$suffix" "" --theme print
done
finish
