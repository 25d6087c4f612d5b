using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Api.Tokens;

/// <summary>What came of a sign-in.</summary>
/// <param name="Account">Who it is; null: refused, or something is missing.</param>
/// <param name="Missing">The password is right, and a second factor is needed.</param>
public sealed record SignInVerdict(Account? Account, string? Role, SecondFactorNeeded? Missing)
{
    public static readonly SignInVerdict Refused = new(null, null, null);
}
