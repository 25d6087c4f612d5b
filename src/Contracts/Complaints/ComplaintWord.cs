namespace OrleansBooking.Contracts.Complaints;

/// <summary>Something that was added to a complaint afterwards.</summary>
[GenerateSerializer, Immutable, Alias("ComplaintWord")]
public sealed record ComplaintWord(Guid Id, string Text, string SaidBy, DateTimeOffset SaidAt)
{
    /// <summary>Shows nothing of the text.</summary>
    public override string ToString() => $"{nameof(ComplaintWord)} {Id}";
}
