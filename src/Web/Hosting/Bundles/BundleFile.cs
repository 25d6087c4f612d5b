using System.IO.Compression;
using System.Security.Cryptography;

namespace OrleansBooking.Web.Hosting.Bundles;

/// <summary>One embedded file with its address, which changes with its content, so that browsers may keep it for ever.</summary>
internal sealed class BundleFile
{
    public BundleFile(string name, string contentType, byte[] content)
    {
        Content = content;
        ContentType = contentType;
        Brotli = Compress(content);
        Path = $"/build/{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}/{name}";
    }

    /// <summary>Absolute path within the site.</summary>
    public string Path { get; }
    public string ContentType { get; }
    public byte[] Content { get; }
    public byte[] Brotli { get; }

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize)) brotli.Write(content);
        return memory.ToArray();
    }
}
