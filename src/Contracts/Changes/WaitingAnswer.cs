namespace OrleansBooking.Contracts.Changes;

/// <summary>How many people of the worklist still have no seat.</summary>
public sealed record WaitingAnswer(int Open);
