using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.SecondFactors;

/// <summary>The own password once more.</summary>
public sealed record PasswordProof([property: Required] string? Password)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(PasswordProof);
}
