using System.Runtime.InteropServices;

namespace Netzwerk.Web.Tests.Platform.Calendars;

/// <summary>One occurrence as a calendar works it out.</summary>
public sealed record Occurrence(DateTimeOffset Start, DateTimeOffset End);

/// <summary>
/// What libical reads, the parser of Evolution, KDE and Cyrus. It comes with desktops and with "apt install libical3"; where it
/// is missing, its tests are skipped.
/// </summary>
public static class LibIcal
{
    private const int Event = 4;

    private static readonly Lock OneAtATime = new();

    private static readonly nint Library = NativeLibrary.TryLoad("libical.so.3", out var found)
        ? found
        : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Parse([MarshalAs(UnmanagedType.LPUTF8Str)] string text);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Count(nint component);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint First(nint component, int kind);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Free(nint component);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Seen(nint component, ref Span span, nint data);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Expand(nint component, Time from, Time to, Seen seen, nint data);

    public static bool IsThere => Library != 0;

    /// <summary>How many lines it cannot make sense of, after it has looked whether all that RFC 5546 asks for is there.</summary>
    public static int Faults(byte[] calendar) =>
        With(
            calendar,
            component =>
            {
                var isAsAsked = Call<Count>("icalrestriction_check")(component) != 0;
                var errors = Call<Count>("icalcomponent_count_errors")(component);
                return isAsAsked ? errors : errors + 1;
            }
        );

    /// <summary>When the first entry takes place.</summary>
    public static IReadOnlyList<Occurrence> Occurrences(byte[] calendar) =>
        With(
            calendar,
            component =>
            {
                var seen = new List<Occurrence>();
                Call<Expand>("icalcomponent_foreach_recurrence")(
                    Call<First>("icalcomponent_get_first_component")(component, Event),
                    new Time(2020),
                    new Time(2040),
                    (nint _, ref Span span, nint _) =>
                        seen.Add(
                            new(
                                DateTimeOffset.FromUnixTimeSeconds(span.Start),
                                DateTimeOffset.FromUnixTimeSeconds(span.End)
                            )
                        ),
                    0
                );
                return seen;
            }
        );

    private static T With<T>(byte[] calendar, Func<nint, T> read)
    {
        lock (OneAtATime)
        {
            var component = Call<Parse>("icalparser_parse_string")(
                System.Text.Encoding.UTF8.GetString(calendar)
            );
            if (component == 0)
            {
                throw new InvalidDataException("libical reads nothing.");
            }

            try
            {
                return read(component);
            }
            finally
            {
                Call<Free>("icalcomponent_free")(component);
            }
        }
    }

    private static T Call<T>(string name)
        where T : Delegate =>
        Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(Library, name));

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time(int year)
    {
        public readonly int Year = year;
        public readonly int Month = 1;
        public readonly int Day = 1;
        public readonly int Hour;
        public readonly int Minute;
        public readonly int Second;
        public readonly int IsDate;
        public readonly int IsDaylight;
        public readonly nint Zone;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Span
    {
        public long Start;
        public long End;
        public int IsBusy;
    }
}
