// A handler that says by itself whom a provider has signed in: only the provider's proof can.
#include "http/api.hpp"
samkraft::Result<samkraft::office::SessionView> Handler(samkraft::office::Office& office) {
    samkraft::oidc::Identity identity;
    return office.SignInThrough(identity, samkraft::domain::Party::kEmploymentService, {});
}
