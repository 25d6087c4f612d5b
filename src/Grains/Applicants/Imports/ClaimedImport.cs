using System.Text;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>An import that this process works on.</summary>
/// <param name="Claim">Proof that it still does; another claim ends this one.</param>
/// <param name="LastLine">The last line that is stored.</param>
public sealed record ClaimedImport(Guid Id, ImportKind Kind, Guid Claim, byte[] WrappedKey, Encoding Encoding, long LastLine);
