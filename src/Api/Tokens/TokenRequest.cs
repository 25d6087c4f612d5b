using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Tokens;

/// <summary>A sign-in.</summary>
public sealed record TokenRequest([property: Required] string? UserName, [property: Required] string? Password)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(TokenRequest);
}
