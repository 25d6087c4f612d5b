using Microsoft.AspNetCore.Identity;

namespace OrleansBooking.Api.Accounts;

/// <summary>What Identity says of a write.</summary>
internal static class IdentityResults
{
    /// <exception cref="InvalidOperationException">It was not stored: everything that a caller may get wrong was checked before.</exception>
    public static void Require(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The account was not stored: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
