using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Centre;

/// <summary>Who sees to something.</summary>
public sealed record OwnerRequest([property: Required] string? Owner);
