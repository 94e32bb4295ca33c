# bash completion for orgraph, written by 'orgraph help --format bash'

_orgraph()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	local command= operands=0 options= formats= first= words= files= i

	# --option=value comes as three words
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-f|--format|-o|--output|-p|--project|--baseline|--only|--depfile|-j|--jobs|--as-of|--draw|--git|-E|--error|-W|--warning|-I|--info|--no-rule|--min-severity|--rules|--test|--fail-on|--show|--labels|--lines|--regions|--view|--focus|--up|--down|--include|--exclude|--collapse|--line-types|--hide-line-types|--theme|--title|--language|--paper|--orientation|--margin|--min-type|--fit|--layout|--redact|--sheets|--color)
			((i++))
			[[ ${COMP_WORDS[i]} != = ]] || ((i++))
			;;
		-*) ;;
		*)
			if [[ -n $command ]]; then ((operands++)); else command=${COMP_WORDS[i]}; fi
			;;
		esac
	done

	case $command in
	'')
		options='--help --version'
		first='check draw chain list export diff build rules explain baseline init schema textconv help version'
		;;
	check)
		options='--format --output --project --baseline --show-suppressed --as-of --error --warning --info --no-rule --min-severity --summary --rules --fail-on --color --verbose --quiet --help'
		formats='text json sarif junit github gitlab markdown csv'
		;;
	draw)
		options='--format --output --project --baseline --as-of --error --warning --info --no-rule --rules --show --labels --lines --regions --view --focus --up --down --include --exclude --collapse --line-types --hide-line-types --findings --theme --title --no-legend --language --paper --orientation --margin --min-type --fit --layout --redact --sheets --poster --verbose --quiet --help'
		formats='svg png pdf dot outline html'
		;;
	chain)
		options='--format --output --project --as-of --color --verbose --quiet --help'
		formats='text json'
		first=' '
		;;
	list)
		options='--format --output --project --baseline --as-of --error --warning --info --no-rule --rules --language --redact --verbose --quiet --help'
		formats='text csv json'
		first='groups posts units seats'
		;;
	export)
		options='--output --project --baseline --as-of --error --warning --info --no-rule --rules --redact --verbose --quiet --help'
		;;
	diff)
		options='--format --output --project --as-of --draw --git --show --labels --lines --regions --view --focus --up --down --include --exclude --collapse --line-types --hide-line-types --theme --title --no-legend --language --paper --orientation --margin --min-type --fit --sheets --poster --color --verbose --quiet --help'
		formats='text json markdown'
		;;
	build)
		options='--project --force --check --dry-run --only --keep-going --watch --depfile --jobs --as-of --fail-on --verbose --quiet --help'
		;;
	rules)
		options='--format --output --rules --test --color --help'
		formats='text json markdown'
		first=' '
		;;
	explain)
		options='--output --rules --color --help'
		first=$(orgraph rules 2>/dev/null | sed -n 's/^  *\([a-z][a-z0-9/-]*\) .*/\1/p')
		;;
	baseline)
		options='--output --project --baseline --force --as-of --error --warning --info --no-rule --rules --color --verbose --quiet --help'
		first='write check'
		;;
	init)
		options='--quiet --help'
		;;
	schema)
		options='--output --help'
		first='input manifest rules'
		;;
	textconv)
		options='--help'
		;;
	help)
		options='--format --output --help'
		formats='text man bash zsh fish'
		first='check draw chain list export diff build rules explain baseline init schema textconv help version'
		;;
	version)
		options='--format --help'
		formats='text json'
		first=' '
		;;
	esac

	case $prev in
	-f|--format) words=$formats ;;
	-o|--output) files=1 ;;
	-p|--project) files=1 ;;
	--baseline) files=1 ;;
	--only)  ;;
	--depfile) files=1 ;;
	-j|--jobs)  ;;
	--as-of)  ;;
	--draw) files=1 ;;
	--git)  ;;
	-E|--error) words=$(orgraph rules 2>/dev/null | sed -n 's/^  *\([a-z][a-z0-9/-]*\) .*/\1/p') ;;
	-W|--warning) words=$(orgraph rules 2>/dev/null | sed -n 's/^  *\([a-z][a-z0-9/-]*\) .*/\1/p') ;;
	-I|--info) words=$(orgraph rules 2>/dev/null | sed -n 's/^  *\([a-z][a-z0-9/-]*\) .*/\1/p') ;;
	--no-rule) words=$(orgraph rules 2>/dev/null | sed -n 's/^  *\([a-z][a-z0-9/-]*\) .*/\1/p') ;;
	--min-severity) words='info warning error' ;;
	--rules) files=1 ;;
	--test) files=1 ;;
	--fail-on) words='error warning info never' ;;
	--show) words='groups posts units all' ;;
	--labels) words='office name full' ;;
	--lines) words='all solid' ;;
	--regions) words='principal unit none' ;;
	--view)  ;;
	--focus)  ;;
	--up)  ;;
	--down)  ;;
	--include)  ;;
	--exclude)  ;;
	--collapse)  ;;
	--line-types)  ;;
	--hide-line-types)  ;;
	--theme) words='light dark print' ;;
	--title)  ;;
	--language)  ;;
	--paper)  ;;
	--orientation) words='auto portrait landscape' ;;
	--margin)  ;;
	--min-type)  ;;
	--fit) words='best plain' ;;
	--layout) words='own dot' ;;
	--redact) words='persons' ;;
	--sheets) words='never auto' ;;
	--color) words='auto always never' ;;
	*)
		prev=
		;;
	esac

	if [[ -z $prev ]]; then
		if [[ $cur == -* ]]; then
			words=$options
		elif [[ $operands == 0 && -n $first ]]; then
			words=$first
		else
			files=1
		fi
	fi
	if [[ -n $files ]]; then
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	else
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
	fi
}
complete -F _orgraph orgraph
