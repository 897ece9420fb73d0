#pragma once
// A small program for this part's tests, with one of each kind of command.

#include "cli/command.hpp"

namespace dueregard::cli {

inline int run_nothing(Call&) {
    return 0;
}

inline Program sample_program() {
    return {
        .name = "dueregard",
        .version = "0.1.0",
        .summary = "the register of equality work",
        .description = "Reads what a council already has.\n\nKeeps it.",
        .commands =
            {
                {.name = "read",
                 .summary = "print what is in a document",
                 .description = "Recognises FILE and prints what is in it; touches no database.",
                 .arguments = {{.name = "FILE", .description = "The document.", .kind = ValueKind::file}},
                 .options = {{.name = "--json", .value = "", .description = "Print JSON."}},
                 .run = run_nothing},
                {.name = "report",
                 .summary = "write a report",
                 .description = "Writes KIND to a file.",
                 .arguments =
                     {{.name = "KIND", .description = "Which report.", .choices = {"progress", "committee"}}},
                 .options =
                     {{.name = "--to",
                       .value = "FILE",
                       .description = "Where to; the ending says the format.",
                       .presence = Presence::required,
                       .kind = ValueKind::file},
                      {.name = "--seats",
                       .value = "N",
                       .description = "How many.",
                       .kind = ValueKind::whole_number},
                      {.name = "--quota",
                       .value = "NAME",
                       .description = "May stand more than once.",
                       .presence = Presence::any_number}},
                 .run = run_nothing},
                {.name = "check", .summary = "run every check", .description = "", .run = run_nothing},
                {.name = "person add",
                 .summary = "add a person",
                 .description = "",
                 .arguments =
                     {{.name = "NAME", .description = "Words of the name.", .presence = Presence::one_or_more}
                     },
                 .run = run_nothing},
                {.name = "person list", .summary = "list the people", .description = "", .run = run_nothing},
            },
    };
}

}  // namespace dueregard::cli
