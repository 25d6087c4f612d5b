using System.Security.Cryptography;
using System.Text;

namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>Gives each command its operation id: the same content keeps it, other content gets a new one.</summary>
public static class Operations
{
    /// <summary>The draft's operation if it stands for this content, else a new one.</summary>
    public static PendingOperation For(Draft draft, DateTimeOffset now, string content)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Operation is { } pending && pending.Content == content ? pending : new PendingOperation(Guid.CreateVersion7(now), content);
    }

    /// <summary>A digest of a command's parts; each has its length before it, so that no two lists look alike.</summary>
    public static string Digest(params string?[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var text = string.Concat(parts.Select(part => part is null ? "-;" : $"{part.Length}:{part};"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
