#pragma once
// A file comes in: it is read, held against the register, and kept with what was read, unless it would change
// nothing.

#include "documents/read_document.hpp"
#include "intake/found.hpp"
#include "intake/import_store.hpp"
#include "plan/acting.hpp"
#include "storage/db.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::intake {

/// A table whose columns nobody understood: kept, so that a person can say what they hold, or refused.
enum class Unread { kept, refused };

struct Upload {
    std::string_view file_name;
    std::string_view bytes;
    std::optional<DocumentKind> asked_kind;  ///< nothing leaves it to the program
    std::optional<IncomingPeriod> period;    ///< of rows that name none, in place of what the document says
    Unread unread = Unread::kept;
};

struct Uploaded {
    ImportId id;  ///< a new import that waits; or, where is_new is false, the one that took this file in
    bool is_new = true;
};

/// Keeps the file and what was read from it as an import that waits. The same bytes as an accepted import
/// whose every row the register has already make no new import. A file without a table is refused, with
/// the kind that it was taken for, unless what it says has a place elsewhere (rowless_import.hpp).
std::expected<Uploaded, documents::Refusal>
take_in(storage::Db& db, const plan::Acting& acting, const Upload& upload);

/// What may be said of an import that waits, after looking at what was found.
struct NewReading {
    std::optional<DocumentKind> asked_kind;
    std::optional<IncomingPeriod> period;
    Choices choices;
};

/// Reads the kept file again. Throws Conflict where the import no longer waits.
std::expected<void, documents::Refusal>
read_again(storage::Db& db, const plan::Acting& acting, ImportId id, const NewReading& reading);

/// A period as somebody names it: the register's by its label or days, or one whose days the label tells;
/// nothing where neither is so.
[[nodiscard]] std::optional<IncomingPeriod>
period_called(storage::Db& db, accounts::OrganisationId organisation, std::string_view name);

}  // namespace dueregard::intake
