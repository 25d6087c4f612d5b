using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="UserName">Small letters, digits, <c>-</c>, <c>.</c>, <c>_</c></param>
/// <param name="DisplayName">Whose it is</param>
public sealed record NewAccount([property: Required] string? UserName, [property: Required] string? DisplayName, [property: Required] string? Role);
