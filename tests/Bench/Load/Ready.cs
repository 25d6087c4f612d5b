using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace OrleansBooking.Bench.Load;

/// <summary>Waits until one of some sockets can be read: <c>poll(2)</c> on a list that is made once. The runtime's own way makes one for each wait, which costs more than an answer.</summary>
internal sealed class Ready(IReadOnlyList<Socket> sockets)
{
    private const short Readable = 1;
    private readonly Entry[] _entries = [.. sockets.Select(socket => new Entry { Descriptor = (int)socket.SafeHandle.DangerousGetHandle(), Events = Readable })];

    /// <summary>Waits for any of them.</summary>
    /// <returns>False: none within this time.</returns>
    public bool Wait(TimeSpan patience) => Poll(_entries, (nuint)_entries.Length, (int)patience.TotalMilliseconds) > 0;

    /// <summary>True if the socket at this index can be read, or is broken, which reading then says.</summary>
    public bool Is(int index) => _entries[index].Happened != 0;

    /// <summary>Nothing more is awaited of this one.</summary>
    public void Forget(int index) => _entries[index].Descriptor = -1;

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll([In, Out] Entry[] entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
