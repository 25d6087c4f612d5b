using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>An upload as the database knows it.</summary>
/// <param name="State">receiving, running, done, refused.</param>
/// <param name="WrappedKey">Null: nothing that was sealed under it is needed any more.</param>
/// <param name="Fingerprint">Keyed hash of the whole file once it is taken; null before, when it was refused, and for uploads of earlier releases.</param>
/// <param name="Refusal">Why the file was refused whole.</param>
public sealed record StoredUpload(string State, ImportKind Kind, byte[]? WrappedKey, byte[]? Fingerprint, Refusal? Refusal)
{
    public bool IsReceiving => State == "receiving";

    /// <summary>False if another file was taken.</summary>
    public bool IsOf(ReadOnlySpan<byte> fingerprint) => Fingerprint is null || fingerprint.SequenceEqual(Fingerprint);
}
