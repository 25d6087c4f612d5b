namespace OrleansBooking.Grains.Ledger;

/// <summary>The silo's own row of the cluster's membership; without it a batch is refused (design.md, "Fence").</summary>
public sealed record FenceRow(string Deployment, string Address, int Port, int Generation);
