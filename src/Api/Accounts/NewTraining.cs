using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Accounts;

/// <summary>A training to be recorded.</summary>
/// <param name="TrainedOn">The day, not in the future</param>
/// <param name="Content">What it was about, and who held it</param>
public sealed record NewTraining([property: Required] string? TrainedOn, [property: Required] string? Content);
