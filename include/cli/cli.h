/*
 * The command line: options, commands, exit statuses. Everything that a person types or
 * reads on a terminal goes through here; the work is done by the other folders.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Runs what the arguments ask for and returns the exit status: 0 done, 1 done and the
 * answer is no, 2 the job could not be done. Closes standard output. */
int cli_main(int argc, char **argv);

#endif
