using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Accounts;

/// <summary>What an account is to be.</summary>
public sealed record AccountChange([property: Required] string? DisplayName, [property: Required] string? Role);
