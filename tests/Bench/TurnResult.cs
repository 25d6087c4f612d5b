namespace OrleansBooking.Bench;

/// <summary>What one turn gave.</summary>
/// <param name="Acknowledged">Answers 201.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
public sealed record TurnResult(int Acknowledged, double PerSecond, double P50, double P99);
