#pragma once
// What was worked out once and holds until what it was worked out from changes. One for a whole server,
// shared by its threads.

#include <any>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

namespace dueregard {

class Kept {
public:
    /// Calls `use` with what is kept under `name` if it was made for `version`, and otherwise with what
    /// `make` answers, which is kept from then on. Who asks for the same meanwhile waits for it. `use` must
    /// not keep what it is given, nor ask for the same name. What `make` or `use` throws goes on.
    /// Where `holds` is given, what is kept for another version is asked about first: it holds for this one
    /// too where that says so.
    template <class T>
    void with(
        const std::string& name,
        const std::string& version,
        const std::function<T()>& make,
        const std::function<void(const T&)>& use,
        const std::function<bool(const std::string& earlier)>& holds = {}
    ) {
        auto& slot = slot_named(name);
        {
            const std::shared_lock reading(slot.mutex);
            if (slot.version == version && slot.content.has_value()) {
                use(std::any_cast<const T&>(slot.content));
                return;
            }
        }
        const std::unique_lock writing(slot.mutex);
        const bool is_there = slot.content.has_value();
        if (!is_there || (slot.version != version && !(holds && holds(slot.version)))) slot.content = make();
        slot.version = version;
        use(std::any_cast<const T&>(slot.content));
    }

private:
    struct Slot {
        std::shared_mutex mutex;
        std::string version;
        std::any content;
    };

    Slot& slot_named(const std::string& name) {
        const std::scoped_lock lock(mutex_);
        auto& slot = slots_[name];
        if (slot == nullptr) slot = std::make_unique<Slot>();
        return *slot;
    }

    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Slot>> slots_;
};

}  // namespace dueregard
