# fish completion for vanban
set -l commands parse explain text grammar evaluate schema
set -l reading parse explain text

complete -c vanban -n "not __fish_seen_subcommand_from $commands" -f
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -a parse -d 'Read documents and write what is in them'
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -a explain -d 'Draw a document for people'
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -a text -d 'Print the text that spans count in'
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -a grammar -d 'Work on grammars'
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -a evaluate -d 'Compare results with gold'
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -a schema -d 'Print the schema of the results'
complete -c vanban -n "not __fish_seen_subcommand_from $commands" -l version -d 'Print versions'
complete -c vanban -s h -l help -d 'Say more'

complete -c vanban -n '__fish_seen_subcommand_from parse' -l format -x -a 'json jsonl xml' -d 'Form of the results'
complete -c vanban -n '__fish_seen_subcommand_from parse' -l pretty -d 'Indented'
complete -c vanban -n '__fish_seen_subcommand_from parse' -l output -x -a '(__fish_complete_directories)' -d 'Folder for the results'
complete -c vanban -n '__fish_seen_subcommand_from parse' -l source-text -d 'Also write the source text'
complete -c vanban -n '__fish_seen_subcommand_from parse' -l offsets -x -a 'utf8 utf16 codepoint' -d 'What spans count'
complete -c vanban -n '__fish_seen_subcommand_from parse' -l explain -d 'Name the rule of each value'
complete -c vanban -n '__fish_seen_subcommand_from parse' -l files-from -r -d 'File that names the documents'
complete -c vanban -n '__fish_seen_subcommand_from parse' -s 0 -l null -d 'Names end in NUL'
complete -c vanban -n "__fish_seen_subcommand_from $reading" -l grammar -x -a '(__fish_complete_directories)' -d 'Folder of grammar files'
complete -c vanban -n "__fish_seen_subcommand_from $reading" -l profile -x -d 'Read by this profile'
complete -c vanban -n "__fish_seen_subcommand_from $reading" -l max-bytes -x -d 'Refuse larger files'

complete -c vanban -n '__fish_seen_subcommand_from schema' -x -a 'json xml'
complete -c vanban -n '__fish_seen_subcommand_from grammar' -x -a 'check (__fish_complete_directories)'
complete -c vanban -n '__fish_seen_subcommand_from grammar' -l costs -d 'Show costly patterns'

complete -c vanban -n '__fish_seen_subcommand_from evaluate' -x -a '(__fish_complete_directories)'
complete -c vanban -n '__fish_seen_subcommand_from evaluate' -l against -x -a '(__fish_complete_directories)' -d 'Results of another version'
complete -c vanban -n '__fish_seen_subcommand_from evaluate' -l sources -x -a '(__fish_complete_directories)' -d 'Folder of the documents'
complete -c vanban -n '__fish_seen_subcommand_from evaluate' -l only -x -a 'clean soft' -d 'Kind of documents'
complete -c vanban -n '__fish_seen_subcommand_from evaluate' -l worst -x -d 'How many cases to show'
complete -c vanban -n '__fish_seen_subcommand_from evaluate' -l format -x -a 'text json' -d 'Form of the report'
