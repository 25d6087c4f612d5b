using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Manuals;

/// <summary>Whom to refer callers to.</summary>
/// <param name="WhatFor">With what</param>
/// <param name="Hours">When somebody answers there</param>
public sealed record ReferralRequest(
    [property: Required] string? Name, [property: Required] string? WhatFor, string? Phone, string? Fax, string? Hours, string? Note);
