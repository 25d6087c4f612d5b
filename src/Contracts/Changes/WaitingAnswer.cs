namespace OrleansBooking.Contracts.Changes;

/// <summary>What waits for somebody.</summary>
/// <param name="Open">People of the worklist who still have no seat</param>
/// <param name="PendingChanges">Changes that wait for a second person</param>
public sealed record WaitingAnswer(int Open, int PendingChanges);
