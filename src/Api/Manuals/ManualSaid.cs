using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Manuals;

/// <summary>Was this right?</summary>
/// <param name="Note">What was wrong or missing, without personal data, at most 400 characters</param>
public sealed record ManualSaid([property: Required] bool? WasRight, string? Note);
