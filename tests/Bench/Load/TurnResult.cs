namespace OrleansBooking.Bench.Load;

/// <summary>What one turn gave.</summary>
/// <param name="Operations">Answers that the scenario expects.</param>
/// <param name="Acknowledged">Answers 201: bookings that must be stored.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="ServerCpu">Microseconds of the application for each operation.</param>
/// <param name="PostgresCpu">Microseconds of PostgreSQL for each operation.</param>
/// <param name="LoadCpu">Microseconds of the load generator for each operation.</param>
public sealed record TurnResult(
    int Operations, int Acknowledged, double PerSecond, double P50, double P99, double ServerCpu, double PostgresCpu, double LoadCpu);
