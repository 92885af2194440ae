//! The whole line as the command runs it: text to program to plan, bytes to records to verdicts, what is owed and
//! what was measured.
