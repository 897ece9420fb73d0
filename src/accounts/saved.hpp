#pragma once

// What became of a change that carried the version it started from.

namespace dueregard::accounts {

enum class Saved {
    kept,
    stale,  ///< somebody else changed it since; nothing was written
};

}  // namespace dueregard::accounts
