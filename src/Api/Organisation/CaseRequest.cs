using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Organisation;

/// <summary>A case of the city's side.</summary>
/// <param name="Title">Without personal data of citizens; not read when a case is handed over</param>
/// <param name="Due"><c>2026-12-06</c></param>
public sealed record CaseRequest(string? Title, [property: Required] string? Owner, string? Due);
