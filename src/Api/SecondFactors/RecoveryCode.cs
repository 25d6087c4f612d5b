namespace OrleansBooking.Api.SecondFactors;

/// <summary>A printed code, good once; only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public Guid UserId { get; set; }
    public byte[] Hash { get; set; } = [];
    public DateTimeOffset? UsedAt { get; set; }
}
