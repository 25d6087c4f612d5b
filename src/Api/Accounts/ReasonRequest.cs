using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Accounts;

/// <summary>Why; it is recorded.</summary>
public sealed record ReasonRequest([property: Required] string? Reason);
