using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBooking.Grains.Privacy;

/// <summary>Keyed hashes that find sealed fields without reading them: HMAC-SHA256 under the index key, cut to 16 bytes, each use apart by a label.</summary>
public sealed class LookUpHashes(KeyRing keys) : IDisposable
{
    /// <summary>Bytes of every hash.</summary>
    public const int Length = 16;

    // Keyed once for each thread: keying costs more than hashing these short texts.
    private readonly ThreadLocal<IncrementalHash> _keyed = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Index));

    /// <summary>The applicant of a reservation ID, normalised by ReservationIdField.</summary>
    public byte[] Applicant(string reservationId) => Hash("id", reservationId);

    /// <summary>The applicant of a renewal without ID: full kana, birthday (MMDD) and telephone (design rule 2).</summary>
    public byte[] Declared(string fullKana, string birthday, string phone) => Hash("declared", $"{fullKana}\n{birthday}\n{phone}");

    /// <summary>The applicant's birthday or other secret, bound to the applicant.</summary>
    public byte[] Secret(ReadOnlySpan<byte> applicant, string birthday) => Hash("secret", $"{Convert.ToHexString(applicant)}\n{birthday}");

    public byte[] Kana(string fullKana) => Hash("kana", fullKana);

    public byte[] FamilyKana(string familyKana) => Hash("family-kana", familyKana);

    public byte[] Phone(string digits) => Hash("phone", digits);

    public byte[] PhoneLast4(string digits) => Hash("phone-last4", digits);

    /// <summary>The holder of a hold: an operator's call.</summary>
    public byte[] Call(Guid call) => Hash("call", call.ToString("N"));

    /// <summary>Who asks: an IPv4 address, or the /64 of an IPv6 one.</summary>
    public byte[] Address(string address) => Hash("address", Network(address));

    /// <summary>An ID tried from an address.</summary>
    public byte[] ApplicantAtAddress(ReadOnlySpan<byte> applicant, string address) =>
        Hash("id-address", $"{Convert.ToHexString(applicant)}\n{Network(address)}");

    /// <summary>An operation's actor and content; a repeat must have the same.</summary>
    public byte[] Fingerprint(string content) => Hash("fingerprint", content);

    public void Dispose() => _keyed.Dispose();

    private byte[] Hash(string label, string value)
    {
        var text = $"{label}\0{value}";
        Span<byte> bytes = stackalloc byte[512];
        if (Encoding.UTF8.GetMaxByteCount(text.Length) > bytes.Length) bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var keyed = _keyed.Value!;
        keyed.AppendData(bytes[..length]);
        keyed.GetHashAndReset(hash);
        return hash[..Length].ToArray();
    }

    private static string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return address;
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        return ip.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8)) : ip.ToString();
    }
}
