using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Accounts;

/// <summary>A new password for the own account.</summary>
public sealed record PasswordChange([property: Required] string? Password, [property: Required] string? NewPassword)
{
    /// <summary>Shows nothing: records print their members.</summary>
    public override string ToString() => nameof(PasswordChange);
}
