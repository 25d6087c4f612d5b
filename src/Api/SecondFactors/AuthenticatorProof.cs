using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>A first code of an app that has the secret.</summary>
public sealed record AuthenticatorProof([property: Required] string? Password, [property: Required] string? Secret, [property: Required] string? Code)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(AuthenticatorProof);
}
