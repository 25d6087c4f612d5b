using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Tokens;

/// <summary>A sign-in.</summary>
/// <param name="Code">Of an authenticator app, or a printed one; for accounts with a second factor</param>
/// <param name="Pending">Instead of the password, as the answer <c>second-factor</c> gave it</param>
/// <param name="Passkey">Instead of a code</param>
public sealed record TokenRequest(
    [property: Required] string? UserName, string? Password, string? Code = null, PasskeyProof? Passkey = null, string? Pending = null)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(TokenRequest);
}
