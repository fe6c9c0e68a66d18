// The configuration file: what is taken is a number within its limits and a text that is not empty; what is
// not, is told of.
#include "cli/config.hpp"

#include "fuzz.hpp"
#include "net/forwarded.hpp"

using namespace samkraft;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::MemoryFile file(fuzz::TextOf(data, size));
    const auto config = cli::LoadConfig(file.Path());
    if (!config) {
        LAW(config.error().code == Code::kSetup);
        LAW(!Message(config.error(), Language::kEnglish).empty());
        return 0;
    }
    for (const std::string* text :
         {&config->database, &config->key_file, &config->address, &config->web, &config->association})
        LAW(!text->empty());
    LAW(config->workers >= 0 && config->workers <= 1024);
    LAW(config->upload_megabytes >= 0 && config->upload_megabytes <= 4096);
    for (const std::string& proxy : config->trusted_proxies) LAW(net::CanonicalAddress(proxy) == proxy);
    return 0;
}
