# What the installer of Windows does beside electron-builder's own work: links open in Nudge before its first start,
# and what it told Windows of itself while it ran goes with it. An update is neither: what the person chose stays.
# Commands are written as Electron writes them, so that the application knows them as its own.

!define NUDGE_CLASSES "Software\Classes"
!define NUDGE_RUN "Software\Microsoft\Windows\CurrentVersion\Run"
# Where Windows keeps whether such an entry is switched on.
!define NUDGE_RUN_STATE "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

# Whether the command in $R0 is of this installation: $R1 becomes 1.
!macro nudgeIsOurs
  StrCpy $R2 '"$INSTDIR\'
  StrLen $R3 $R2
  StrCpy $R3 $R0 $R3
  StrCpy $R1 0
  ${if} $R3 == $R2
    StrCpy $R1 1
  ${endIf}
!macroend

# A scheme that another program has is left to it.
!macro nudgeTakeScheme SCHEME
  ReadRegStr $R0 HKCU "${NUDGE_CLASSES}\${SCHEME}\shell\open\command" ""
  ${if} $R0 == ""
    WriteRegStr HKCU "${NUDGE_CLASSES}\${SCHEME}" "" "URL:${SCHEME}"
    WriteRegStr HKCU "${NUDGE_CLASSES}\${SCHEME}" "URL Protocol" ""
    WriteRegStr HKCU "${NUDGE_CLASSES}\${SCHEME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
  ${endIf}
!macroend

!macro nudgeLeaveScheme SCHEME
  ReadRegStr $R0 HKCU "${NUDGE_CLASSES}\${SCHEME}\shell\open\command" ""
  !insertmacro nudgeIsOurs
  ${if} $R1 == 1
    DeleteRegKey HKCU "${NUDGE_CLASSES}\${SCHEME}"
  ${endIf}
!macroend

# Each profile has an entry of its own. One that goes makes room for the next at its place.
!macro nudgeLeaveRun
  StrCpy $R4 0
  ${do}
    EnumRegValue $R5 HKCU "${NUDGE_RUN}" $R4
    ${if} $R5 == ""
      ${exitDo}
    ${endIf}
    ReadRegStr $R0 HKCU "${NUDGE_RUN}" $R5
    !insertmacro nudgeIsOurs
    ${if} $R1 == 1
      DeleteRegValue HKCU "${NUDGE_RUN}" $R5
      DeleteRegValue HKCU "${NUDGE_RUN_STATE}" $R5
    ${else}
      IntOp $R4 $R4 + 1
    ${endIf}
  ${loop}
!macroend

!macro customInstall
  ${ifNot} ${isUpdated}
    !insertmacro nudgeTakeScheme "nudge"
    !insertmacro nudgeTakeScheme "msnim"
  ${endIf}
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    !insertmacro nudgeLeaveScheme "nudge"
    !insertmacro nudgeLeaveScheme "msnim"
    !insertmacro nudgeLeaveRun
  ${endIf}
  ClearErrors
!macroend
