#pragma once
// An import: one file that came in, what was read from it, and what was done with it, by whom and when.

#include "accounts/ids.hpp"
#include "base/clock.hpp"
#include "base/date.hpp"
#include "intake/choices.hpp"
#include "intake/ids.hpp"
#include "intake/incoming.hpp"
#include "intake/kind.hpp"
#include "intake/marking.hpp"
#include "intake/reading.hpp"
#include "plan/ids.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::intake {

/// What follows from its acts.
enum class ImportState { uploaded, accepted, undone, discarded };

enum class ImportActKind {
    uploaded,
    read_again,  ///< with other choices
    accepted,
    undone,
    discarded,
};

struct ImportAct {
    ImportActKind kind = ImportActKind::uploaded;
    Instant at;
    std::optional<accounts::PersonId> person;
    std::string person_name;
    MarkCounts counts;
};

struct Import {
    ImportId id;
    std::string file_name;
    std::string sha256;  ///< of the file, 64 digits
    std::int64_t size = 0;
    DocumentKind kind = DocumentKind::unknown;  ///< as read, or as asked for
    std::optional<DocumentKind> asked_kind;     ///< nothing where the program found out
    double confidence = 0.0;
    std::string title;
    std::string document_organisation;
    std::optional<Date> document_date;
    std::optional<IncomingPeriod> period;  ///< of rows that name none; its days may be open
    std::optional<plan::StrategyId> strategy;
    Choices choices;
    std::vector<Problem> problems;  ///< of the document by itself, the first two hundred
    ImportState state = ImportState::uploaded;
    std::int64_t version = 0;
};

[[nodiscard]] std::string_view name_of(ImportState state);
[[nodiscard]] std::string_view title_of(ImportState state);  ///< "Not accepted yet", as shown
[[nodiscard]] std::optional<ImportState> import_state_named(std::string_view name);
[[nodiscard]] std::string_view name_of(ImportActKind kind);
[[nodiscard]] std::string_view title_of(ImportActKind kind);
[[nodiscard]] std::optional<ImportActKind> import_act_named(std::string_view name);

/// The state after an act, or the sentence that says why it cannot be.
[[nodiscard]] std::expected<ImportState, std::string> after(ImportState state, ImportActKind act);

/// "Sure", "Fairly sure", "Not sure": a reader's confidence in a word, from 0.8 and from 0.5 up.
[[nodiscard]] std::string_view words_of_confidence(double confidence);

/// "Imported from q2.docx": the reason that the history and the acts of returns give.
[[nodiscard]] std::string reason_of(const Import& import);

}  // namespace dueregard::intake
