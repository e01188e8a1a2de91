using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Xunit;

namespace Netzwerk.Web.Tests.House;

public sealed class WaitingCanBeCalledOff
{
    [Fact]
    public void Every_public_async_method_takes_a_cancellation_token()
    {
        var methods = Plan
            .WebAssembly.GetTypes()
            .Where(t => !IsHub(t) && t.Namespace is not null)
            .SelectMany(t =>
                t.GetMethods(
                    BindingFlags.Public
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.DeclaredOnly
                )
            )
            .Where(m => IsAsync(m.ReturnType) && !IsGivenFromOutside(m))
            .ToArray();
        Assert.NotEmpty(methods);
        Plan.NoFaults(
            methods
                .Where(m =>
                    m.GetParameters().All(p => p.ParameterType != typeof(CancellationToken))
                )
                .Select(m => $"{m.DeclaringType?.FullName}.{m.Name}")
                .Except(HandOver, StringComparer.Ordinal)
        );
    }

    private static readonly string[] HandOver =
    [
        // The work that may take time is handed over as a function that holds its token already.
        "Netzwerk.Web.Platform.Api.ApiCall.AnswerAsync",
        // Who leaves a text has left, whatever becomes of the call; a room that closes must close.
        "Netzwerk.Web.Minutes.Live.MinutesRoom.CloseAsync",
        "Netzwerk.Web.Minutes.Live.MinutesRooms.LeaveAsync",
        "Netzwerk.Web.Minutes.Live.MinutesRooms.LeaveAllAsync",
        "Netzwerk.Web.Minutes.Live.MinutesAsk`1.get_Answer",
    ];

    private static bool IsAsync(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (
            type.IsGenericType
            && (
                type.GetGenericTypeDefinition() == typeof(ValueTask<>)
                || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
            )
        );

    // SignalR hands hub methods their connection's token as Context.ConnectionAborted; the client
    // interface only describes messages.
    private static bool IsHub(Type type) =>
        typeof(Hub).IsAssignableFrom(type)
        || Plan.WebAssembly.GetTypes()
            .Any(h =>
                h.BaseType is { IsGenericType: true } b
                && b.GetGenericTypeDefinition() == typeof(Hub<>)
                && b.GetGenericArguments()[0] == type
            );

    /// <summary>The shape of the method is not ours: an override, an interface of others, a middleware, a filter.</summary>
    private static bool IsGivenFromOutside(MethodInfo method) =>
        method.GetBaseDefinition() != method
        || method is { Name: "InvokeAsync", IsStatic: false }
        || method.GetParameters().Any(p => p.ParameterType == typeof(EndpointFilterDelegate))
        || (
            method.DeclaringType is { IsInterface: false } type
            && type.GetInterfaces()
                .Where(i => i.Assembly != Plan.WebAssembly)
                .Any(i => type.GetInterfaceMap(i).TargetMethods.Contains(method))
        );
}
