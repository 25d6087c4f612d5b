using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Organisation;

/// <summary>What became of a case.</summary>
public sealed record CaseResult([property: Required] string? Result);
